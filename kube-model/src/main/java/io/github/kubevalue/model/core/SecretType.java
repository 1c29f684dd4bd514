package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a secret is for. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record SecretType(@JsonValue String text) {
    /** Anything. */
    public static final SecretType OPAQUE = new SecretType("Opaque");
    /** The token of a service account. */
    public static final SecretType SERVICE_ACCOUNT_TOKEN = new SecretType("kubernetes.io/service-account-token");
    /** The credentials of a registry. */
    public static final SecretType DOCKER_CONFIG_JSON = new SecretType("kubernetes.io/dockerconfigjson");
    /** A user and a password. */
    public static final SecretType BASIC_AUTH = new SecretType("kubernetes.io/basic-auth");
    /** A private key. */
    public static final SecretType SSH_AUTH = new SecretType("kubernetes.io/ssh-auth");
    /** A certificate and its private key. */
    public static final SecretType TLS = new SecretType("kubernetes.io/tls");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SecretType {}

    @Override
    public String toString() {
        return text;
    }
}
