package io.github.kubevalue.model.selector;

import io.github.kubevalue.model.selector.LabelLexer.Scanned;
import io.github.kubevalue.model.selector.LabelLexer.Token;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/** Reads the requirements out of the tokens of a query by labels. (apimachinery/pkg/labels/selector.go, Parser) */
final class LabelParser {
    /** What upstream prints for a path that is not there. */
    private static final FieldPath NO_PATH = FieldPath.of("<nil>");

    private static final Vector<LabelOperator> BINARY = Vector.of(
            LabelOperator.IN,
            LabelOperator.NOT_IN,
            LabelOperator.EQUALS,
            LabelOperator.DOUBLE_EQUALS,
            LabelOperator.NOT_EQUALS,
            LabelOperator.GREATER_THAN,
            LabelOperator.LESS_THAN);

    private final Vector<Scanned> tokens;
    private int position;

    private LabelParser(Vector<Scanned> tokens) {
        this.tokens = tokens;
    }

    /** Why a text is no query. It never leaves this class. */
    private static final class Misread extends Exception {
        private static final long serialVersionUID = 1;

        Misread(String message) {
            super(message, null, false, false);
        }
    }

    static Either<String, Vector<LabelRequirement>> parse(String text) {
        try {
            return Either.right(new LabelParser(LabelLexer.scan(text)).requirements());
        } catch (Misread misread) {
            return Either.left(misread.getMessage());
        }
    }

    private Vector<LabelRequirement> requirements() throws Misread {
        Vector<LabelRequirement> all = Vector.empty();
        Scanned next = value();
        while (next.token() != Token.END) {
            if (!beginsRequirement(next)) {
                throw new Misread("found '" + next.literal() + "', expected: !, identifier, or 'end of string'");
            }
            all = all.append(whole());
            next = separated();
        }
        return all;
    }

    private static boolean beginsRequirement(Scanned item) {
        return item.token() == Token.IDENTIFIER || item.token() == Token.DOES_NOT_EXIST;
    }

    private LabelRequirement whole() throws Misread {
        try {
            return requirement();
        } catch (Misread misread) {
            throw new Misread("unable to parse requirement: " + misread.getMessage());
        }
    }

    /** Steps over the comma behind a requirement, which promises another one. */
    private Scanned separated() throws Misread {
        Scanned after = takeValue();
        if (after.token() == Token.END) {
            return after;
        }
        if (after.token() != Token.COMMA) {
            throw new Misread("found '" + after.literal() + "', expected: ',' or 'end of string'");
        }
        if (!beginsRequirement(value())) {
            throw new Misread("found '" + value().literal() + "', expected: identifier after ','");
        }
        return value();
    }

    private LabelRequirement requirement() throws Misread {
        boolean isNegated = value().token() == Token.DOES_NOT_EXIST;
        if (isNegated) {
            takeValue();
        }
        String key = key();
        if (isNegated) {
            return checked(key, LabelOperator.DOES_NOT_EXIST, Vector.empty());
        }
        if (isEndOrComma(value())) {
            return checked(key, LabelOperator.EXISTS, Vector.empty());
        }
        LabelOperator operator = operator();
        boolean isSet = operator == LabelOperator.IN || operator == LabelOperator.NOT_IN;
        return checked(key, operator, isSet ? set() : Vector.of(exactValue()));
    }

    private String key() throws Misread {
        Scanned item = takeValue();
        if (item.token() != Token.IDENTIFIER) {
            throw new Misread("found '" + item.literal() + "', expected: identifier");
        }
        var fault = LabelRequirement.keyFaults(item.literal(), NO_PATH);
        if (fault.isDefined()) {
            throw new Misread(fault.get().toString());
        }
        return item.literal();
    }

    private static LabelRequirement checked(String key, LabelOperator operator, Vector<String> values) throws Misread {
        return LabelRequirement.of(key, operator, values).getOrElseThrow(Misread::new);
    }

    private LabelOperator operator() throws Misread {
        Scanned item = take();
        return switch (item.token()) {
            case IN -> LabelOperator.IN;
            case NOT_IN -> LabelOperator.NOT_IN;
            case EQUALS -> LabelOperator.EQUALS;
            case DOUBLE_EQUALS -> LabelOperator.DOUBLE_EQUALS;
            case NOT_EQUALS -> LabelOperator.NOT_EQUALS;
            case GREATER_THAN -> LabelOperator.GREATER_THAN;
            case LESS_THAN -> LabelOperator.LESS_THAN;
            case END, IDENTIFIER, CLOSED, COMMA, DOES_NOT_EXIST, OPEN ->
                throw new Misread("found '" + item.literal() + "', expected: " + BINARY.mkString(", "));
        };
    }

    private String exactValue() throws Misread {
        if (isEndOrComma(value())) {
            return "";
        }
        Scanned item = takeValue();
        if (item.token() != Token.IDENTIFIER) {
            throw new Misread("found '" + item.literal() + "', expected: identifier");
        }
        return item.literal();
    }

    private Vector<String> set() throws Misread {
        Scanned open = takeValue();
        if (open.token() != Token.OPEN) {
            throw new Misread("found '" + open.literal() + "' expected: '('");
        }
        Scanned first = value();
        if (first.token() == Token.CLOSED) {
            takeValue();
            return Vector.of("");
        }
        if (first.token() != Token.IDENTIFIER && first.token() != Token.COMMA) {
            throw new Misread("found '" + first.literal() + "', expected: ',', ')' or identifier");
        }
        Vector<String> values = list();
        takeValue();
        return values;
    }

    /** The values up to the parenthesis: nothing beside a comma is the empty value. */
    private Vector<String> list() throws Misread {
        Vector<String> values = Vector.empty();
        while (true) {
            Scanned item = takeValue();
            Token next = item.token() == Token.END ? Token.END : value().token();
            if (item.token() == Token.IDENTIFIER) {
                values = values.append(item.literal());
                if (next == Token.CLOSED) {
                    return values;
                }
                if (next != Token.COMMA) {
                    throw new Misread("found '" + value().literal() + "', expected: ',' or ')'");
                }
            } else if (item.token() == Token.COMMA) {
                values = values.isEmpty() || next == Token.CLOSED || next == Token.COMMA ? values.append("") : values;
                if (next == Token.CLOSED) {
                    return values;
                }
            } else {
                throw new Misread("found '" + item.literal() + "', expected: ',', or identifier");
            }
        }
    }

    private static boolean isEndOrComma(Scanned item) {
        return item.token() == Token.END || item.token() == Token.COMMA;
    }

    private Scanned value() {
        return tokens.get(position).asValue();
    }

    private Scanned takeValue() {
        return take().asValue();
    }

    private Scanned take() {
        return tokens.get(position++);
    }
}
