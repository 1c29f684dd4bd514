package io.github.kubevalue.model.selector;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The selector of a request by fields: {@code FieldQuery.parse("spec.nodeName=n1,status.phase!=Running")}.
 *
 * <p>All terms must hold. Which fields there are depends on the kind: {@link SelectableFields}. Law: parsing the text of a query
 * gives the query.
 *
 * @param terms the requirements
 */
public record FieldQuery(Vector<FieldTerm> terms) {
    private static final FieldQuery EVERYTHING = new FieldQuery(Vector.empty());
    private static final Vector<String> OPERATORS = Vector.of("!=", "==", "=");

    /** Returns the query that selects everything; its text is empty. */
    public static FieldQuery everything() {
        return EVERYTHING;
    }

    /** Returns the query of a text, or what the API server says is wrong with it. */
    public static Either<String, FieldQuery> parse(String text) {
        // apimachinery/pkg/fields/selector.go, parseSelector
        return Either.sequenceRight(
                        split(text).sorted().filter(part -> !part.isEmpty()).map(part -> term(text, part)))
                .map(terms -> new FieldQuery(terms.toVector()));
    }

    /** Commas separate, unless a backslash is before them. */
    private static Vector<String> split(String text) {
        Vector<String> parts = Vector.empty();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == ',') {
                parts = parts.append(text.substring(from, i));
                from = i + 1;
            }
        }
        return parts.append(text.substring(from));
    }

    private static Either<String, FieldTerm> term(String text, String part) {
        for (int i = 0; i < part.length(); i++) {
            int at = i;
            Option<String> operator = OPERATORS.find(each -> part.startsWith(each, at));
            if (operator.isDefined()) {
                String field = part.substring(0, at);
                return unescaped(part.substring(at + operator.get().length()))
                        .map(value -> new FieldTerm(field, !operator.contains("!="), value));
            }
        }
        return Either.left("invalid selector: '" + text + "'; can't understand '" + part + "'");
    }

    // apimachinery/pkg/fields/selector.go, UnescapeValue
    private static Either<String, String> unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '=') {
                return Either.left("invalid field selector: unescaped character in value: " + (int) c);
            }
            if (c == '\\') {
                i++;
                if (i == value.length() || "\\,=".indexOf(value.charAt(i)) < 0) {
                    return Either.left("invalid field selector: invalid escape sequence: "
                            + value.substring(i - 1, Math.min(i + 1, value.length())));
                }
            }
            text.append(value.charAt(i));
        }
        return Either.right(text.toString());
    }

    /** Whether an object is selected whose fields read so. */
    public boolean matches(UnaryOperator<String> fields) {
        return terms.forAll(term -> term.accepts(fields.apply(term.field())));
    }

    /** Whether this query selects everything. */
    public boolean isEverything() {
        return terms.isEmpty();
    }

    /** The value that a field must have. */
    public Option<String> exactly(String field) {
        return terms.find(term -> term.isEqual() && term.field().equals(field)).map(FieldTerm::value);
    }

    /** Returns the query of other terms, or why one of them is not possible. */
    Either<String, FieldQuery> map(Function<FieldTerm, Either<String, FieldTerm>> change) {
        return Either.sequenceRight(terms.map(change)).map(changed -> new FieldQuery(changed.toVector()));
    }

    /** Returns the text, {@code spec.nodeName=n1,status.phase!=Running}. */
    @Override
    public String toString() {
        return terms.mkString(",");
    }
}
