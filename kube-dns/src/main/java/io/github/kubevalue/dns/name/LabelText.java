package io.github.kubevalue.dns.name;

import io.vavr.collection.Vector;
import org.jspecify.annotations.Nullable;

/** The presentation form of names: where labels end, how long they are on the wire, and what must be escaped. */
final class LabelText {
    static final int MAX_NAME = 255;
    private static final int MAX_LABEL = 63;
    private static final String ESCAPED = ".\\\"();@$";

    private LabelText() {}

    /** What is wrong with a text as a domain name, or null. */
    static @Nullable String fault(String text) {
        if (text.isEmpty() || text.equals(".")) {
            return null;
        }
        int octets = 0;
        for (int i = 0; i < text.length(); i += octetWidth(text, i)) {
            char c = text.charAt(i);
            if (c == '.' && octets == 0) {
                return "an empty label";
            }
            if (octetWidth(text, i) < 0) {
                return "a broken escape";
            }
            if (octet(text, i) > 255) {
                return "a character that is no octet";
            }
            octets = c == '.' ? 0 : octets + 1;
            if (octets > MAX_LABEL) {
                return "a label of more than " + MAX_LABEL + " octets";
            }
        }
        return wireLength(text) > MAX_NAME ? "more than " + MAX_NAME + " octets" : null;
    }

    /** How many characters stand for the octet at that place: 1, or 2 or 4 for an escape, or -1 for a broken one. */
    private static int octetWidth(String text, int at) {
        if (text.charAt(at) != '\\') {
            return 1;
        }
        if (at + 1 >= text.length()) {
            return -1;
        }
        if (!isDigit(text.charAt(at + 1))) {
            return 2;
        }
        boolean three = at + 3 < text.length() && isDigit(text.charAt(at + 2)) && isDigit(text.charAt(at + 3));
        return three && Integer.parseInt(text.substring(at + 1, at + 4)) <= 255 ? 4 : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The same name with the one spelling of escapes that we print. */
    static String normalised(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i += octetWidth(text, i)) {
            char c = text.charAt(i);
            if (c == '.') {
                plain.append('.');
            } else {
                appendOctet(plain, octet(text, i));
            }
        }
        return plain.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c != '.' && ESCAPED.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static int octet(String text, int at) {
        int width = octetWidth(text, at);
        return width == 4 ? Integer.parseInt(text.substring(at + 1, at + 4)) : text.charAt(at + width - 1);
    }

    private static void appendOctet(StringBuilder text, int octet) {
        if (octet <= ' ' || octet > '~') {
            text.append('\\').append(String.format("%03d", octet));
        } else if (ESCAPED.indexOf(octet) >= 0) {
            text.append('\\').append((char) octet);
        } else {
            text.append((char) octet);
        }
    }

    /** Whether the character is a dot that ends a label, and not an escaped one. */
    static boolean isDot(String text, int at) {
        if (text.charAt(at) != '.') {
            return false;
        }
        int slashes = 0;
        while (at - slashes > 0 && text.charAt(at - slashes - 1) == '\\') {
            slashes++;
        }
        return slashes % 2 == 0;
    }

    static boolean endsInDot(String text) {
        return !text.isEmpty() && isDot(text, text.length() - 1);
    }

    static int firstDot(String text) {
        return nextDot(text, 0);
    }

    private static int nextDot(String text, int from) {
        int dot = text.indexOf('.', from);
        while (dot >= 0 && !isDot(text, dot)) {
            dot = text.indexOf('.', dot + 1);
        }
        return dot;
    }

    static Vector<String> labels(String text) {
        String[] labels = new String[count(text)];
        int start = 0;
        int found = 0;
        for (int dot = nextDot(text, 0); dot >= 0; dot = nextDot(text, start)) {
            if (dot > start) {
                labels[found++] = text.substring(start, dot);
            }
            start = dot + 1;
        }
        if (start < text.length()) {
            labels[found] = text.substring(start);
        }
        return Vector.of(labels);
    }

    static int count(String text) {
        int count = 0;
        int start = 0;
        for (int dot = nextDot(text, 0); dot >= 0; dot = nextDot(text, start)) {
            count += dot > start ? 1 : 0;
            start = dot + 1;
        }
        return start < text.length() ? count + 1 : count;
    }

    static int wireLength(String text) {
        if (text.isEmpty() || text.equals(".")) {
            return 1;
        }
        int octets = text.length();
        if (text.indexOf('\\') >= 0) {
            octets = 0;
            for (int i = 0; i < text.length(); i += octetWidth(text, i)) {
                octets++;
            }
        }
        return endsInDot(text) ? octets + 1 : octets + 2;
    }
}
