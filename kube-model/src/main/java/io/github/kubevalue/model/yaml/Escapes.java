package io.github.kubevalue.model.yaml;

import java.util.Map;

/** Characters between double quotes. */
final class Escapes {
    // goyaml.v2/emitterc.go, yaml_emitter_write_double_quoted_scalar
    private static final Map<Integer, String> NAMED = Map.ofEntries(
            Map.entry(0, "\\0"),
            Map.entry(7, "\\a"),
            Map.entry(8, "\\b"),
            Map.entry(9, "\\t"),
            Map.entry(10, "\\n"),
            Map.entry(11, "\\v"),
            Map.entry(12, "\\f"),
            Map.entry(13, "\\r"),
            Map.entry(27, "\\e"),
            Map.entry((int) '"', "\\\""),
            Map.entry((int) '\\', "\\\\"),
            Map.entry(0x85, "\\N"),
            Map.entry(0x2028, "\\L"),
            Map.entry(0x2029, "\\P"));

    private Escapes() {}

    /** Returns a character as it is written between double quotes: itself, or its escape. */
    static String print(int codePoint) {
        String named = NAMED.get(codePoint);
        if (named != null) {
            return named;
        }
        if (codePoint <= 0xFFFF && !TextForm.isSpecial((char) codePoint)) {
            return Character.toString(codePoint);
        } else if (codePoint <= 0xFF) {
            return "\\x%02X".formatted(codePoint);
        }
        return codePoint <= 0xFFFF ? "\\u%04X".formatted(codePoint) : "\\U%08X".formatted(codePoint);
    }
}
