/* What SQLCipher finds where it looks for OpenSSL, which is not here.
 *
 * SQLCipher computes through a table of functions, its "provider", and knows four of them when it is compiled; its own
 * one over OpenSSL is always among them on Linux and Android. Here that one is compiled and left out: its functions are
 * declared, so that it compiles, and its setup gets another name, so that nothing reaches it. What SQLCipher then calls
 * under the name sqlcipher_openssl_setup is Rust's: ../../src/lib.rs.
 */
#ifndef OOGST_SQLCIPHER_CRYPTO_H
#define OOGST_SQLCIPHER_CRYPTO_H

#include <stddef.h>

/* A program that never gives a key (the hub) links without the provider. */
#pragma weak sqlcipher_openssl_setup

/* "int sqlcipher_openssl_setup(sqlcipher_provider *p) {" becomes a function that nobody calls; a compiler drops it,
 * and with it all that only it names. */
#define sqlcipher_openssl_setup(p)      \
  sqlcipher_openssl_left_out(void);     \
  static inline int sqlcipher_openssl_unused(p)

/* Declared, never defined, never called. Of the versions that SQLCipher knows how to speak to, the one with the fewest. */
#define OPENSSL_VERSION_NUMBER 0x10101000L
#define OPENSSL_VERSION 0

typedef struct evp_md EVP_MD;
typedef struct evp_cipher EVP_CIPHER;
typedef struct evp_cipher_ctx EVP_CIPHER_CTX;
typedef struct hmac_ctx HMAC_CTX;

const char *OpenSSL_version(int);
unsigned long ERR_get_error(void);
char *ERR_error_string(unsigned long, char *);
void RAND_add(const void *, int, double);
int RAND_bytes(unsigned char *, int);
const EVP_MD *EVP_sha1(void);
const EVP_MD *EVP_sha256(void);
const EVP_MD *EVP_sha512(void);
int EVP_MD_size(const EVP_MD *);
HMAC_CTX *HMAC_CTX_new(void);
void HMAC_CTX_free(HMAC_CTX *);
int HMAC_Init_ex(HMAC_CTX *, const void *, int, const EVP_MD *, void *);
int HMAC_Update(HMAC_CTX *, const unsigned char *, size_t);
int HMAC_Final(HMAC_CTX *, unsigned char *, unsigned int *);
int PKCS5_PBKDF2_HMAC(const char *, int, const unsigned char *, int, int, const EVP_MD *, int, unsigned char *);
const EVP_CIPHER *EVP_aes_256_cbc(void);
int EVP_CIPHER_nid(const EVP_CIPHER *);
int EVP_CIPHER_key_length(const EVP_CIPHER *);
int EVP_CIPHER_iv_length(const EVP_CIPHER *);
int EVP_CIPHER_block_size(const EVP_CIPHER *);
EVP_CIPHER_CTX *EVP_CIPHER_CTX_new(void);
void EVP_CIPHER_CTX_free(EVP_CIPHER_CTX *);
int EVP_CIPHER_CTX_set_padding(EVP_CIPHER_CTX *, int);
int EVP_CipherInit_ex(EVP_CIPHER_CTX *, const EVP_CIPHER *, void *, const unsigned char *, const unsigned char *, int);
int EVP_CipherUpdate(EVP_CIPHER_CTX *, unsigned char *, int *, const unsigned char *, int);
int EVP_CipherFinal_ex(EVP_CIPHER_CTX *, unsigned char *, int *);
const char *OBJ_nid2sn(int);

#endif
