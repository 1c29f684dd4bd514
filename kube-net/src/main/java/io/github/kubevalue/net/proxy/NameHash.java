package io.github.kubevalue.net.proxy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes in the names of chains: the beginning of the base32 text of a SHA-256 hash. */
public final class NameHash {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private NameHash() {}

    /** Returns so many characters of a text's hash, 50 at most. */
    public static String of(String text, int length) {
        byte[] bytes = sha256(text);
        StringBuilder name = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int bit = i * 5;
            int pair = (bytes[bit / 8] & 255) << 8 | bytes[bit / 8 + 1] & 255;
            name.append(BASE32.charAt(pair >>> (11 - bit % 8) & 31));
        }
        return name.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
