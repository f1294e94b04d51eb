/* All that SQLCipher is shown of OpenSSL is in crypto.h. */
#include <openssl/crypto.h>
