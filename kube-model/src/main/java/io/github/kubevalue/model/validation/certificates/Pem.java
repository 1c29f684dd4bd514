package io.github.kubevalue.model.validation.certificates;

import io.github.kubevalue.model.validation.GoText;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The blocks of a PEM text.
 *
 * @param blocks what each block says of itself, and whether it has headers
 */
record Pem(Vector<Block> blocks) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([^\\n-]+)-----\\r?\\n([^-]*)-----END \\1-----", Pattern.MULTILINE);

    /** One block. */
    record Block(String type, boolean hasHeaders) {
        private static Block of(MatchResult found) {
            return new Block(found.group(1), found.group(2).contains(":"));
        }
    }

    /** Reads what stands in a document as base64. */
    static Pem decoded(String base64) {
        try {
            String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII);
            return new Pem(Vector.ofAll(BLOCK.matcher(text).results().map(Block::of)));
        } catch (IllegalArgumentException notBase64) {
            return new Pem(Vector.empty());
        }
    }

    // pkg/apis/certificates/helpers.go, ParseCSR
    Option<String> requestFault() {
        return Option.when(
                blocks.headOption()
                        .filter(block -> block.type().equals("CERTIFICATE REQUEST"))
                        .isEmpty(),
                "PEM block type must be CERTIFICATE REQUEST");
    }

    // pkg/apis/certificates/validation/validation.go, validateCertificate
    Option<String> certificateFault() {
        Option<String> wrong =
                blocks.map(Pem::certificateFault).find(Option::isDefined).flatMap(fault -> fault);
        return wrong.orElse(Option.when(blocks.isEmpty(), "must contain at least one CERTIFICATE PEM block"));
    }

    private static Option<String> certificateFault(Block block) {
        return block.type().equals("CERTIFICATE")
                ? Option.when(block.hasHeaders(), "no PEM block headers are permitted")
                : Option.of("only CERTIFICATE PEM blocks are allowed, found " + GoText.quoted(block.type()));
    }
}
