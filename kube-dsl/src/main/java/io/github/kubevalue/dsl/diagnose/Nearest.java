package io.github.kubevalue.dsl.diagnose;

import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The nearest miss: what may have been meant. */
public final class Nearest {
    private Nearest() {}

    /** Returns the name that differs in the fewest letters, if it is near enough to have been meant. */
    public static Option<String> name(String wanted, Seq<String> names) {
        return names.filter(name -> !name.equals(wanted))
                .map(name -> new Distant(name, distance(wanted, name)))
                .filter(near -> near.distance <= Math.max(1, wanted.length() / 3))
                .minBy(near -> near.distance)
                .map(near -> near.name);
    }

    private record Distant(String name, int distance) {}

    /** The labels that are wanted and not there: {@code app is "wep", not "web"}. */
    public static Seq<String> differences(SortedMap<String, String> wanted, SortedMap<String, String> labels) {
        return wanted.toVector()
                .filter(label -> !labels.get(label._1).contains(label._2))
                .map(label -> labels.get(label._1)
                        .map(value -> label._1 + " is \"" + value + "\", not \"" + label._2 + "\"")
                        .getOrElse(() -> "label " + label._1 + " is missing"));
    }

    /** The number of letters to insert, delete, replace or swap with their neighbour. */
    private static int distance(String from, String to) {
        Vector<Vector<Integer>> rows = Vector.of(Vector.range(0, to.length() + 1));
        for (int i = 1; i <= from.length(); i++) {
            Vector<Integer> above = rows.last();
            Vector<Integer> row = Vector.of(i);
            for (int j = 1; j <= to.length(); j++) {
                boolean same = from.charAt(i - 1) == to.charAt(j - 1);
                int best = Math.min(Math.min(above.get(j), row.get(j - 1)) + 1, above.get(j - 1) + (same ? 0 : 1));
                row = row.append(
                        swapped(from, to, i, j) ? Math.min(best, rows.get(i - 2).get(j - 2) + 1) : best);
            }
            rows = rows.append(row);
        }
        return rows.last().last();
    }

    private static boolean swapped(String from, String to, int i, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
