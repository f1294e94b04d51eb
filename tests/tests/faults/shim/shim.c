/* Stands between a program and the system: counts every call that changes the disk below one folder, across the whole
 * process, and kills the process before one of them, lets some of them fail, or writes all of them down.
 *
 *   FAULT_ROOT   the folder; calls elsewhere pass uncounted
 *   FAULT_KILL   die (SIGKILL) before this call, counted from 1
 *   FAULT_FROM, FAULT_UNTIL, FAULT_ERROR   the calls from..until fail with this errno
 *   FAULT_LOG    a file to which every counted call that succeeded is added, and what is said on standard output
 *                (see trace.rs, which reads it)
 *
 * One lock around each call: the order that is written down is the order in which they happened.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char root[PATH_MAX];
static size_t root_len;
static long kill_at, from, until, number;
static int error_number, log_fd = -1;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static long env(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

static void begin(void) {
  const char *text = getenv("FAULT_ROOT");
  if (!text) return;
  strncpy(root, text, sizeof root - 1);
  root_len = strlen(root);
  kill_at = env("FAULT_KILL");
  from = env("FAULT_FROM");
  until = env("FAULT_UNTIL");
  error_number = (int)env("FAULT_ERROR");
  const char *log = getenv("FAULT_LOG");
  if (log) log_fd = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int below(const char *path) {
  pthread_once(&once, begin);
  return root_len && path && strncmp(path, root, root_len) == 0 && (path[root_len] == '/' || !path[root_len]);
}

/* The path of an open file. */
static const char *path_of(int fd, char *buffer) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, buffer, PATH_MAX - 1);
  buffer[n > 0 ? n : 0] = 0;
  return buffer;
}

/* A path that openat and its like are given, made whole. */
static const char *whole(int dir, const char *path, char *buffer) {
  if (!path || path[0] == '/' || dir == AT_FDCWD) return path;
  path_of(dir, buffer);
  size_t n = strlen(buffer);
  snprintf(buffer + n, PATH_MAX - n, "/%s", path);
  return buffer;
}

static uint64_t inode(int fd) {
  struct stat st;
  return fstat(fd, &st) == 0 ? (uint64_t)st.st_ino : 0;
}

static int is_folder(int fd) {
  struct stat st;
  return fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Adds one entry: operation, inode, number, two strings of bytes. */
static void note(char op, uint64_t ino, uint64_t at, const void *a, size_t a_len, const void *b, size_t b_len) {
  if (log_fd < 0) return;
  size_t len = 1 + 8 + 8 + 4 + 4 + a_len + b_len;
  unsigned char *entry = malloc(len);
  if (!entry) abort();
  uint32_t al = (uint32_t)a_len, bl = (uint32_t)b_len;
  entry[0] = (unsigned char)op;
  memcpy(entry + 1, &ino, 8);
  memcpy(entry + 9, &at, 8);
  memcpy(entry + 17, &al, 4);
  memcpy(entry + 21, &bl, 4);
  if (a_len) memcpy(entry + 25, a, a_len);
  if (b_len) memcpy(entry + 25 + a_len, b, b_len);
  for (size_t done = 0; done < len;) {
    ssize_t n = REAL(write)(log_fd, entry + done, len - done);
    if (n <= 0) abort();
    done += (size_t)n;
  }
  free(entry);
}

static void note_path(char op, const char *a, const char *b) {
  note(op, 0, 0, a, strlen(a), b, b ? strlen(b) : 0);
}

/* Called with the lock, before a counted call: dies, or says whether the call has to fail. */
static int fails(void) {
  number++;
  if (number == kill_at) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
  }
  if (from && number >= from && number <= until) {
    errno = error_number;
    return 1;
  }
  return 0;
}

static void take(void) { pthread_mutex_lock(&lock); }

static void leave(void) {
  int kept = errno;
  pthread_mutex_unlock(&lock);
  errno = kept;
}

/* ---- opening: one that makes a file or empties it changes the disk ---- */

static int opened(int dir, const char *path, int flags, mode_t mode) {
  char buffer[PATH_MAX];
  const char *at = whole(dir, path, buffer);
  if (!(flags & (O_CREAT | O_TRUNC)) || !below(at)) return REAL(openat)(dir, path, flags, mode);
  take();
  struct stat st;
  int there = stat(at, &st) == 0, fd = -1;
  if (there && !(flags & O_TRUNC)) {
    fd = REAL(openat)(dir, path, flags, mode);
  } else if (!fails()) {
    fd = REAL(openat)(dir, path, flags, mode);
    if (fd >= 0) note(there ? 'T' : 'C', inode(fd), 0, at, there ? 0 : strlen(at), "", 0);
  }
  leave();
  return fd;
}

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | __O_TMPFILE)) { \
    va_list list; \
    va_start(list, flags); \
    mode = va_arg(list, mode_t); \
    va_end(list); \
  }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int dir, const char *path, int flags, ...) { MODE(flags) return opened(dir, path, flags, mode); }
int openat64(int dir, const char *path, int flags, ...) { MODE(flags) return opened(dir, path, flags, mode); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

/* ---- writing ---- */

static uint64_t place_of(int fd) {
  int flags = fcntl(fd, F_GETFL);
  off_t at = lseek(fd, 0, flags >= 0 && (flags & O_APPEND) ? SEEK_END : SEEK_CUR);
  return at < 0 ? 0 : (uint64_t)at;
}

enum where { ELSEWHERE, DISK, SAID };

static enum where where(int fd) {
  char buffer[PATH_MAX];
  const char *path = path_of(fd, buffer);
  if (below(path)) return DISK;
  return root_len && log_fd >= 0 && fd == 1 ? SAID : ELSEWHERE;
}

ssize_t write(int fd, const void *bytes, size_t len) {
  enum where place = where(fd);
  if (place == ELSEWHERE) return REAL(write)(fd, bytes, len);
  take();
  ssize_t n = -1;
  if (place == SAID) {
    note('S', (uint64_t)fd, 0, bytes, len, "", 0);
    n = REAL(write)(fd, bytes, len);
  } else if (!fails()) {
    uint64_t at = place_of(fd);
    n = REAL(write)(fd, bytes, len);
    if (n > 0) note('W', inode(fd), at, bytes, (size_t)n, "", 0);
  }
  leave();
  return n;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  enum where place = where(fd);
  if (place == ELSEWHERE) return REAL(writev)(fd, parts, count);
  size_t len = 0, done = 0;
  for (int i = 0; i < count; i++) len += parts[i].iov_len;
  char *all = malloc(len ? len : 1);
  if (!all) abort();
  for (int i = 0; i < count; i++) {
    memcpy(all + done, parts[i].iov_base, parts[i].iov_len);
    done += parts[i].iov_len;
  }
  ssize_t n = write(fd, all, len);
  free(all);
  return n;
}

static ssize_t placed(int fd, const void *bytes, size_t len, off_t at) {
  if (where(fd) != DISK) return REAL(pwrite)(fd, bytes, len, at);
  take();
  ssize_t n = -1;
  if (!fails()) {
    n = REAL(pwrite)(fd, bytes, len, at);
    if (n > 0) note('W', inode(fd), (uint64_t)at, bytes, (size_t)n, "", 0);
  }
  leave();
  return n;
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at) { return placed(fd, bytes, len, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t len, off_t at) { return placed(fd, bytes, len, at); }

static int cut(int fd, off_t len) {
  if (where(fd) != DISK) return REAL(ftruncate)(fd, len);
  take();
  int result = -1;
  if (!fails()) {
    result = REAL(ftruncate)(fd, len);
    if (result == 0) note('T', inode(fd), (uint64_t)len, "", 0, "", 0);
  }
  leave();
  return result;
}

int ftruncate(int fd, off_t len) { return cut(fd, len); }
int ftruncate64(int fd, off_t len) { return cut(fd, len); }

/* ---- making durable ---- */

static int synced(int fd, int (*call)(int)) {
  char buffer[PATH_MAX];
  const char *path = path_of(fd, buffer);
  if (!below(path)) return call(fd);
  take();
  int result = -1;
  if (!fails()) {
    result = call(fd);
    if (result == 0) note(is_folder(fd) ? 'D' : 'F', inode(fd), 0, path, strlen(path), "", 0);
  }
  leave();
  return result;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

/* ---- names ---- */

static int renamed(int a_dir, const char *a, int b_dir, const char *b) {
  char a_buffer[PATH_MAX], b_buffer[PATH_MAX];
  const char *a_at = whole(a_dir, a, a_buffer), *b_at = whole(b_dir, b, b_buffer);
  if (!below(a_at) && !below(b_at)) return REAL(renameat)(a_dir, a, b_dir, b);
  take();
  int result = -1;
  if (!fails()) {
    result = REAL(renameat)(a_dir, a, b_dir, b);
    if (result == 0) note_path('R', a_at, b_at);
  }
  leave();
  return result;
}

int rename(const char *a, const char *b) { return renamed(AT_FDCWD, a, AT_FDCWD, b); }
int renameat(int a_dir, const char *a, int b_dir, const char *b) { return renamed(a_dir, a, b_dir, b); }

static int unlinked(int dir, const char *path, int flags) {
  char buffer[PATH_MAX];
  const char *at = whole(dir, path, buffer);
  if (!below(at)) return REAL(unlinkat)(dir, path, flags);
  take();
  int result = -1;
  if (!fails()) {
    result = REAL(unlinkat)(dir, path, flags);
    if (result == 0) note_path('U', at, "");
  }
  leave();
  return result;
}

int unlink(const char *path) { return unlinked(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinked(AT_FDCWD, path, AT_REMOVEDIR); }
int unlinkat(int dir, const char *path, int flags) { return unlinked(dir, path, flags); }

static int made(int dir, const char *path, mode_t mode) {
  char buffer[PATH_MAX];
  const char *at = whole(dir, path, buffer);
  if (!below(at)) return REAL(mkdirat)(dir, path, mode);
  take();
  struct stat st;
  int result = -1;
  if (stat(at, &st) == 0) {
    errno = EEXIST;
  } else if (!fails()) {
    result = REAL(mkdirat)(dir, path, mode);
    if (result == 0) note_path('M', at, "");
  }
  leave();
  return result;
}

int mkdir(const char *path, mode_t mode) { return made(AT_FDCWD, path, mode); }
int mkdirat(int dir, const char *path, mode_t mode) { return made(dir, path, mode); }

/* ---- what the model of a disk does not know: none of it may happen below the root ---- */

static void unknown(const char *name, int fd) {
  char buffer[PATH_MAX];
  if (below(path_of(fd, buffer))) {
    take();
    note_path('Z', name, buffer);
    leave();
  }
}

int fallocate(int fd, int mode, off_t at, off_t len) {
  unknown("fallocate", fd);
  return REAL(fallocate)(fd, mode, at, len);
}
int posix_fallocate(int fd, off_t at, off_t len) {
  unknown("posix_fallocate", fd);
  return REAL(posix_fallocate)(fd, at, len);
}
ssize_t copy_file_range(int in, off_t *a, int out, off_t *b, size_t len, unsigned flags) {
  unknown("copy_file_range", out);
  return REAL(copy_file_range)(in, a, out, b, len, flags);
}
int renameat2(int a_dir, const char *a, int b_dir, const char *b, unsigned flags) {
  if (below(a) || below(b)) note_path('Z', "renameat2", a);
  return REAL(renameat2)(a_dir, a, b_dir, b, flags);
}
int link(const char *a, const char *b) {
  if (below(b)) note_path('Z', "link", b);
  return REAL(link)(a, b);
}
int symlink(const char *a, const char *b) {
  if (below(b)) note_path('Z', "symlink", b);
  return REAL(symlink)(a, b);
}
int truncate64(const char *path, off_t len) {
  if (below(path)) note_path('Z', "truncate64", path);
  return REAL(truncate64)(path, len);
}
ssize_t sendfile64(int out, int in, off_t *at, size_t len) {
  unknown("sendfile64", out);
  return REAL(sendfile64)(out, in, at, len);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  unknown("pwritev", fd);
  return REAL(pwritev)(fd, parts, count, at);
}
