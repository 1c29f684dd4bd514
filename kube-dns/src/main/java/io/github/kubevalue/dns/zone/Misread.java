package io.github.kubevalue.dns.zone;

/** What is wrong with a zone file, and where. It never leaves this package. */
final class Misread extends Exception {
    private static final long serialVersionUID = 1L;

    // github.com/miekg/dns, scan.go, ParseError
    Misread(String fault, Word at) {
        super(
                "dns: " + fault + ": " + quoted(at.text()) + " at line: " + at.line() + ":" + at.column(),
                null,
                false,
                false);
    }

    // strconv, QuoteToASCII
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '"', '\\' -> quoted.append('\\').append(c);
                default -> quoted.append(c < ' ' || c > '~' ? String.format("\\x%02x", (int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
