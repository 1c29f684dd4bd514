package io.github.kubevalue.model.registry;

import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether the texts of a TLS secret hold a certificate and a key; not, whether they belong together. (Go's crypto/tls, X509KeyPair) */
final class KeyPair {
    private static final Pattern BLOCK = Pattern.compile("(?s)-----BEGIN ([^-\n]+)-----.*?-----END \\1-----");
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PRIVATE_KEY = "PRIVATE KEY";

    private KeyPair() {}

    /** Returns what is warned of in the data of a secret. */
    static Option<String> warning(SortedMap<String, String> data) {
        return certificate(blocks(data, "tls.crt")).orElse(() -> key(blocks(data, "tls.key")));
    }

    private static Vector<String> blocks(SortedMap<String, String> data, String name) {
        String text = new String(Base64.getDecoder().decode(data.getOrElse(name, "")), StandardCharsets.UTF_8);
        return Vector.ofAll(BLOCK.matcher(text).results().map((MatchResult block) -> block.group(1)));
    }

    private static Option<String> certificate(Vector<String> blocks) {
        if (blocks.contains(CERTIFICATE)) {
            return Option.none();
        } else if (blocks.isEmpty()) {
            return Option.of("tls: failed to find any PEM data in certificate input");
        }
        return Option.of(
                blocks.size() == 1 && blocks.head().endsWith(PRIVATE_KEY)
                        ? "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM"
                                + " inputs may have been switched"
                        : "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM blocks of"
                                + " the following types: " + blocks.mkString("[", " ", "]"));
    }

    private static Option<String> key(Vector<String> blocks) {
        Vector<String> skipped = blocks.takeWhile(type -> !type.endsWith(PRIVATE_KEY));
        if (skipped.size() < blocks.size()) {
            return Option.none();
        } else if (blocks.isEmpty()) {
            return Option.of("tls: failed to find any PEM data in key input");
        }
        return Option.of(
                blocks.size() == 1 && blocks.head().equals(CERTIFICATE)
                        ? "tls: found a certificate rather than a key in the PEM for the private key"
                        : "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after skipping PEM"
                                + " blocks of the following types: " + blocks.mkString("[", " ", "]"));
    }
}
