package io.github.kubevalue.model.jsonpath;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one path. Mutable; each reads once. (client-go/util/jsonpath/parser.go) */
final class PathReader {
    private static final Pattern KEY = Pattern.compile("'([^']*)'");
    private static final Pattern SLICE = Pattern.compile("(-?\\d*)(:-?\\d*)?(:-?\\d*)?");
    private static final Pattern COMPARISON = Pattern.compile("([^!<>=]+)([!<>=]+)(.+?)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");
    private static final String ENDS = " \t\r\n.,[]$@{}";

    private final String text;
    private int at;

    PathReader(String text) {
        this.text = text.strip();
    }

    Either<String, JsonPath> path() {
        Vector<Step> steps = Vector.empty();
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '$' || next == '@') {
                at++;
                continue;
            }
            Either<String, Vector<Step>> read = steps(next);
            if (read.isLeft()) {
                return Either.left(read.getLeft());
            }
            steps = steps.appendAll(read.get());
        }
        return Either.right(new JsonPath(steps));
    }

    private Either<String, Vector<Step>> steps(char next) {
        if (next == '[') {
            return text.startsWith("[?(", at) ? filter() : brackets();
        }
        if (text.startsWith("..", at)) {
            at += 2;
            boolean isNamed = at < text.length() && ENDS.indexOf(text.charAt(at)) < 0;
            return Either.right(isNamed ? Vector.of(new Step.Descent(), field()) : Vector.of(new Step.Descent()));
        }
        if (next == '.') {
            at++;
            return Either.right(Vector.of(field()));
        }
        return Either.left("unrecognized character in action: " + next);
    }

    private Step field() {
        StringBuilder name = new StringBuilder();
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at++));
        }
        return name.toString().equals("*") ? new Step.Wildcard() : new Step.Field(name.toString());
    }

    private Either<String, Vector<Step>> brackets() {
        int end = text.indexOf(']', at);
        if (end < 0) {
            return Either.left("unterminated array");
        }
        String inner = text.substring(at + 1, end);
        at = end + 1;
        String[] parts = inner.split(",");
        return parts.length > 1
                ? Either.sequenceRight(Vector.of(parts).map(part -> new PathReader("[" + part.strip() + "]").path()))
                        .map(paths -> Vector.of(new Step.Union(paths)))
                : bracket(inner);
    }

    private static Either<String, Vector<Step>> bracket(String inner) {
        Matcher key = KEY.matcher(inner);
        if (key.matches()) {
            return new PathReader("." + key.group(1)).path().map(path -> Vector.ofAll(path.steps()));
        }
        Matcher slice = SLICE.matcher(inner.equals("*") ? ":" : inner);
        return slice.matches() ? Either.right(Vector.of(slice(slice))) : Either.left("invalid array index " + inner);
    }

    private static Step slice(Matcher slice) {
        Option<Integer> from = number(slice.group(1));
        boolean isOne = Option.of(slice.group(2)).isEmpty();
        // [-1] goes on to the end
        Option<Integer> next = from.getOrElse(0) == -1
                ? Option.none()
                : from.orElse(Option.of(0)).map(place -> place + 1);
        return new Step.Slice(from, isOne ? next : bound(slice.group(2)), bound(slice.group(3)));
    }

    private static Option<Integer> bound(@Nullable String text) {
        return Option.of(text).flatMap(bound -> number(bound.substring(1)));
    }

    private static Option<Integer> number(String text) {
        return text.isEmpty() || text.equals("-") ? Option.none() : Option.of(Integer.parseInt(text));
    }

    private Either<String, Vector<Step>> filter() {
        int end = filterEnd();
        if (end < 0) {
            return Either.left("unterminated filter");
        }
        String inner = text.substring(at + 3, end);
        if (!text.startsWith(")]", end)) {
            return Either.left("unclosed array expect ]");
        }
        at = end + 2;
        return test(inner).map(test -> Vector.of(new Step.Filter(test)));
    }

    /** The first closing parenthesis that is not in quotes. */
    private int filterEnd() {
        char quote = 0;
        for (int i = at + 3; i < text.length(); i++) {
            char next = text.charAt(i);
            if (quote != 0) {
                quote = next == quote && text.charAt(i - 1) != '\\' ? 0 : quote;
            } else if (next == '"' || next == '\'') {
                quote = next;
            } else if (next == ')') {
                return i;
            }
        }
        return -1;
    }

    private static Either<String, Test> test(String inner) {
        Matcher comparison = COMPARISON.matcher(inner);
        if (!comparison.matches()) {
            return new PathReader(inner).path().map(Test.Exists::new);
        }
        return operand(comparison.group(1).strip())
                .flatMap(left -> Comparison.parse(comparison.group(2))
                        .flatMap(how -> operand(comparison.group(3).strip())
                                .map(right -> new Test.Compares(left, how, right))));
    }

    private static Either<String, Test.Operand> operand(String text) {
        Option<Json> literal = literal(text);
        return literal.isDefined()
                ? Either.right(new Test.Operand.Literal(literal.get()))
                : new PathReader(text).path().map(Test.Operand.Found::new);
    }

    private static Option<Json> literal(String text) {
        boolean isQuoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        if (isQuoted) {
            return Option.of(Json.of(text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")));
        }
        if (text.equals("true") || text.equals("false")) {
            return Option.of(Json.of(text.equals("true")));
        }
        return Option.when(NUMBER.matcher(text).matches(), () -> new Json.Number(new BigDecimal(text)));
    }
}
