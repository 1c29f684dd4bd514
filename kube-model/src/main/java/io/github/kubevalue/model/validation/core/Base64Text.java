package io.github.kubevalue.model.validation.core;

import io.vavr.control.Option;
import java.util.Base64;

/** Bytes as manifests write them. */
final class Base64Text {
    private Base64Text() {}

    /** Returns the bytes, or none if the text is no base64. Line ends do not count. */
    static Option<byte[]> decoded(String text) {
        try {
            return Option.of(Base64.getDecoder().decode(text.replace("\n", "").replace("\r", "")));
        } catch (IllegalArgumentException notBase64) {
            return Option.none();
        }
    }

    /** Returns how many bytes the text stands for. */
    static int length(String text) {
        return decoded(text).map(bytes -> bytes.length).getOrElse(text.length());
    }
}
