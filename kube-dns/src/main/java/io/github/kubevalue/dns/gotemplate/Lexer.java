package io.github.kubevalue.dns.gotemplate;

import io.github.kubevalue.dns.gotemplate.Token.Kind;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a template into texts and the words of its actions; it belongs to one template. */
// text/template/parse/lex.go
final class Lexer {
    private static final String LEFT = "{{";
    private static final String SPACES = " \t\r\n";
    private static final Pattern WORD = Pattern.compile("(?<space>[ \t\r\n"
            + "]+)|(?<field>\\.[\\p{L}_][\\p{L}\\p{Nd}_]*)|(?<number>[+-]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[0-9][0-9_]*|\\.[0-9]+)(?:\\.[0-9_]*)?(?:[eE][+-]?[0-9]+)?)|(?<dot>\\.)|(?<variable>\\$[\\p{L}\\p{Nd}_]*)|(?<word>[\\p{L}_][\\p{L}\\p{Nd}_]*)|(?<string>\"(?:\\\\[^\n"
            + "]|[^\"\\\\\n"
            + "])*\")|(?<raw>`[^`]*`)|(?<character>'(?:\\\\[^\n"
            + "]|[^'\\\\\n"
            + "])+')|(?<sign>:=|[!-~&&[^\"`']])");

    private final String text;
    private Vector<Token> tokens = Vector.empty();
    private int at;
    private int line = 1;
    private int depth;

    Lexer(String text) {
        this.text = text;
    }

    Vector<Token> tokens() throws Fault {
        boolean trim = false;
        while (true) {
            int left = text.indexOf(LEFT, at);
            int end = left < 0 ? text.length() : left;
            boolean trimRight = left >= 0 && isTrimmed(left + LEFT.length());
            text(text.substring(at, end), trim, trimRight);
            if (left < 0) {
                return tokens;
            }
            at = left + LEFT.length() + (trimRight ? 1 : 0);
            trim = action(trimRight);
        }
    }

    private boolean isTrimmed(int place) {
        return text.startsWith("-", place) && place + 1 < text.length() && SPACES.indexOf(text.charAt(place + 1)) >= 0;
    }

    private void text(String between, boolean trimLeft, boolean trimRight) {
        String kept = trimLeft ? between.replaceFirst("^[ \t\r\n]+", "") : between;
        kept = trimRight ? kept.replaceFirst("[ \t\r\n]+$", "") : kept;
        if (!kept.isEmpty()) {
            tokens = tokens.append(new Token(Kind.TEXT, kept, line, 0));
        }
        line += lines(between);
    }

    private static int lines(String part) {
        return (int) part.chars().filter(letter -> letter == '\n').count();
    }

    /** Reads up to the end of an action; whether the text after it is trimmed. */
    private boolean action(boolean trimmed) throws Fault {
        int begin = trimmed ? at + 1 : at;
        if (text.startsWith("/*", begin)) {
            return comment(begin);
        }
        Matcher word = WORD.matcher(text);
        depth = 0;
        while (true) {
            boolean trim = at < text.length()
                    && SPACES.indexOf(text.charAt(at)) >= 0
                    && text.substring(at).matches("(?s)[ \t\r\n]+-}}.*");
            if (trim || text.startsWith("}}", at)) {
                at = text.indexOf("}}", at) + 2;
                if (depth > 0) {
                    throw new Fault(line + ": unclosed left paren");
                }
                tokens = tokens.append(new Token(Kind.END, "}}", line, 0));
                return trim;
            }
            if (at >= text.length()) {
                throw new Fault(line + ": unclosed action");
            }
            if (!word.find(at) || word.start() != at) {
                throw unreadable(text.codePointAt(at));
            }
            token(word);
            line += lines(word.group());
            at = word.end();
        }
    }

    private void token(Matcher word) throws Fault {
        Token token = new Token(kind(word), word.group(), line, column());
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        if (depth < 0) {
            throw new Fault(line + ": unexpected right paren");
        }
        boolean runsOn = token.is(Kind.NUMBER)
                && word.end() < text.length()
                && Character.isLetterOrDigit(text.charAt(word.end()));
        if (runsOn) {
            throw new Fault(line + ": bad number syntax: " + Words.quoted(text.substring(at, word.end() + 1)));
        }
        tokens = tokens.append(token);
    }

    private int column() {
        return text.substring(text.lastIndexOf('\n', at - 1) + 1, at).getBytes(StandardCharsets.UTF_8).length;
    }

    private Fault unreadable(int letter) {
        return switch (letter) {
            case '"' -> new Fault(line + ": unterminated quoted string");
            case '`' -> new Fault(line + ": unterminated raw quoted string");
            case '\'' -> new Fault(line + ": unterminated character constant");
            default ->
                new Fault(line + ": unexpected "
                        + String.format(
                                "unrecognized character in action: U+%04X '%s'", letter, Character.toString(letter)));
        };
    }

    private boolean comment(int begin) throws Fault {
        int end = text.indexOf("*/", begin);
        if (end < 0) {
            throw new Fault(line + ": unclosed comment");
        }
        boolean trim = text.substring(end + 2).matches("(?s)[ \t\r\n]-}}.*");
        if (!trim && !text.startsWith("}}", end + 2)) {
            throw new Fault(line + ": comment ends before closing delimiter");
        }
        at = text.indexOf("}}", end) + 2;
        line += lines(text.substring(begin, at));
        return trim;
    }

    private static Kind kind(Matcher word) {
        if (word.group("space") != null) {
            return Kind.SPACE;
        }
        if (word.group("field") != null) {
            return Kind.FIELD;
        }
        if (word.group("number") != null) {
            return Kind.NUMBER;
        }
        if (word.group("dot") != null) {
            return Kind.DOT;
        }
        if (word.group("variable") != null) {
            return Kind.VARIABLE;
        }
        if (word.group("word") != null) {
            return Kind.WORD;
        }
        if (word.group("string") != null) {
            return Kind.STRING;
        }
        if (word.group("raw") != null) {
            return Kind.RAW_STRING;
        }
        return word.group("character") != null ? Kind.CHARACTER : Kind.SIGN;
    }
}
