package io.github.kubevalue.model.certificates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a certificate is good for. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record KeyUsage(@JsonValue String text) {
    /** Signatures; the same as {@link #DIGITAL_SIGNATURE}. */
    public static final KeyUsage SIGNING = new KeyUsage("signing");
    /** Signatures. */
    public static final KeyUsage DIGITAL_SIGNATURE = new KeyUsage("digital signature");
    /** Signatures that cannot be denied later. */
    public static final KeyUsage CONTENT_COMMITMENT = new KeyUsage("content commitment");
    /** Encrypting keys. */
    public static final KeyUsage KEY_ENCIPHERMENT = new KeyUsage("key encipherment");
    /** Agreeing upon keys. */
    public static final KeyUsage KEY_AGREEMENT = new KeyUsage("key agreement");
    /** Encrypting data. */
    public static final KeyUsage DATA_ENCIPHERMENT = new KeyUsage("data encipherment");
    /** Signing certificates. */
    public static final KeyUsage CERT_SIGN = new KeyUsage("cert sign");
    /** Signing revocation lists. */
    public static final KeyUsage CRL_SIGN = new KeyUsage("crl sign");
    /** Only encrypting, in key agreement. */
    public static final KeyUsage ENCIPHER_ONLY = new KeyUsage("encipher only");
    /** Only decrypting, in key agreement. */
    public static final KeyUsage DECIPHER_ONLY = new KeyUsage("decipher only");
    /** Anything. */
    public static final KeyUsage ANY = new KeyUsage("any");
    /** Being a TLS server. */
    public static final KeyUsage SERVER_AUTH = new KeyUsage("server auth");
    /** Being a TLS client. */
    public static final KeyUsage CLIENT_AUTH = new KeyUsage("client auth");
    /** Signing programs. */
    public static final KeyUsage CODE_SIGNING = new KeyUsage("code signing");
    /** Protecting mail. */
    public static final KeyUsage EMAIL_PROTECTION = new KeyUsage("email protection");
    /** Protecting mail; the same as {@link #EMAIL_PROTECTION}. */
    public static final KeyUsage S_MIME = new KeyUsage("s/mime");
    /** Being an end of IPsec. */
    public static final KeyUsage IPSEC_END_SYSTEM = new KeyUsage("ipsec end system");
    /** Being a tunnel of IPsec. */
    public static final KeyUsage IPSEC_TUNNEL = new KeyUsage("ipsec tunnel");
    /** Being a user of IPsec. */
    public static final KeyUsage IPSEC_USER = new KeyUsage("ipsec user");
    /** Signing times. */
    public static final KeyUsage TIMESTAMPING = new KeyUsage("timestamping");
    /** Signing the state of certificates. */
    public static final KeyUsage OCSP_SIGNING = new KeyUsage("ocsp signing");
    /** Server gated cryptography of Microsoft. */
    public static final KeyUsage MICROSOFT_SGC = new KeyUsage("microsoft sgc");
    /** Server gated cryptography of Netscape. */
    public static final KeyUsage NETSCAPE_SGC = new KeyUsage("netscape sgc");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyUsage {}

    @Override
    public String toString() {
        return text;
    }
}
