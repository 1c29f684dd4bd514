package io.github.kubevalue.dns.message;

/** How the text of a TXT record is printed. */
final class CharacterString {
    private CharacterString() {}

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                quoted.append('\\').append(String.format("%03d", (int) c));
            } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
