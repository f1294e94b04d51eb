#!/bin/sh
# Stands in for perl while OpenSSL is configured for a phone's library (OPENSSL_SRC_PERL): SQLCipher calls AES, SHA, HMAC,
# PBKDF2 and the random generator, and nothing of all the rest. Small rather than fast; on x86-64, which is emulators alone,
# without assembler, whose AVX-512 would be a third of all of it.
if [ "$1" != ./Configure ]; then
  exec perl "$@"
fi
shift
case " $* " in
  *x86_64*) set -- "$@" no-asm ;;
esac
exec perl ./Configure "$@" -Os no-apps no-argon2 no-aria no-autoerrinit no-bf no-blake2 no-cast no-chacha no-cmac no-cmp \
  no-cms no-ct no-deprecated no-des no-dh no-dsa no-dtls no-ec no-ec2m no-ecx no-engine no-err no-filenames no-http no-lms \
  no-md4 no-mdc2 no-ml-dsa no-ml-kem no-multiblock no-nextprotoneg no-ocb no-ocsp no-poly1305 no-psk no-quic no-rc2 no-rc4 \
  no-rfc3779 no-rmd160 no-scrypt no-siphash no-siv no-slh-dsa no-sm2 no-sm3 no-sm4 no-sock no-srp no-srtp no-ssl-trace \
  no-tls no-ts no-ui-console no-whirlpool
