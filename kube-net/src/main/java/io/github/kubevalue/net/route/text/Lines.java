package io.github.kubevalue.net.route.text;

import io.github.kubevalue.net.text.TextProblem;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.function.Function;

/** The lines of a dump, with their numbers. Lines that begin with {@code nexthop} go on with the route before. */
final class Lines {
    private Lines() {}

    static Seq<Line> of(String text) {
        return Vector.of(text.split("\n", -1))
                .zipWithIndex()
                .map(entry -> new Line(entry._2 + 1, entry._1))
                .filter(line -> !line.text().isBlank())
                .foldLeft(Vector.<Line>empty(), Lines::joined);
    }

    private static Vector<Line> joined(Vector<Line> lines, Line line) {
        return line.text().stripLeading().startsWith("nexthop ") && !lines.isEmpty()
                ? lines.update(lines.size() - 1, before -> new Line(before.number(), before.text() + " " + line.text()))
                : lines.append(line);
    }

    /** One line, or several that belong together. */
    record Line(int number, String text) {
        <T> Either<TextProblem, T> read(Function<String, T> reader) {
            try {
                return Either.right(reader.apply(text));
            } catch (LineError error) {
                return Either.left(new TextProblem(number, String.valueOf(error.getMessage())));
            }
        }
    }
}
