package io.github.kubevalue.model.controller.workload;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;

/**
 * The hash by which controllers name what they make from a template: FNV-1a of 32 bits in decimal, in the alphabet of
 * generated names, so at most ten of {@code b c d f 4 5 6 7 8 9}.
 *
 * <p>Equal templates have equal hashes. The real hash depends on how one version of Go prints one version of the API's
 * structures, so that the letters here are others than in a real cluster.
 */
public final class TemplateHash {
    // apimachinery/pkg/util/rand/rand.go, SafeEncodeString
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private static final int OFFSET = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private TemplateHash() {}

    /**
     * Returns the hash of a template.
     *
     * @param template any value
     * @param collisions how many names are taken by others
     */
    public static String of(Object template, Option<Integer> collisions) {
        // pkg/controller/controller_utils.go, ComputeHash
        String text = template + collisions.map(count -> "#" + count).getOrElse("");
        int hash = OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return encoded(Integer.toUnsignedString(hash));
    }

    private static String encoded(String decimal) {
        StringBuilder text = new StringBuilder(decimal.length());
        decimal.chars().forEach(digit -> text.append(ALPHABET.charAt(digit % ALPHABET.length())));
        return text.toString();
    }
}
