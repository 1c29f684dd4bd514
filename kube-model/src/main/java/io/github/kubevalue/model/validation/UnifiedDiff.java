package io.github.kubevalue.model.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The difference of two texts, line by line, three lines around each change. It is that of Python's difflib, which Go's
 * {@code go-difflib} follows; another difference between the same texts would be no less right, but not the same message.
 */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final int LONG = 200;

    private final List<String> before;
    private final List<String> after;
    private final Map<String, List<Integer>> places;

    private UnifiedDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.places = places(after);
    }

    /** What to do with some lines: those before give way to those after, or both are the same. */
    private record Step(boolean same, int i1, int i2, int j1, int j2) {}

    private record Match(int i, int j, int size) {}

    static String of(String before, String after) {
        return new UnifiedDiff(List.of(before.split("\n", -1)), List.of(after.split("\n", -1))).text();
    }

    /** Where each line is in the second text, but for those that are in a long text too often to tell anything. */
    private static Map<String, List<Integer>> places(List<String> lines) {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int j = 0; j < lines.size(); j++) {
            places.computeIfAbsent(lines.get(j), line -> new ArrayList<>()).add(j);
        }
        if (lines.size() >= LONG) {
            Set<String> popular = new HashSet<>();
            places.forEach((line, at) -> {
                if (at.size() > lines.size() / 100 + 1) {
                    popular.add(line);
                }
            });
            places.keySet().removeAll(popular);
        }
        return places;
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        for (List<Step> group : groups(steps())) {
            Step first = group.get(0);
            Step last = group.get(group.size() - 1);
            out.append("@@ -").append(range(first.i1(), last.i2()));
            out.append(" +").append(range(first.j1(), last.j2())).append(" @@\n");
            group.forEach(step -> lines(step, out));
        }
        return out.toString();
    }

    private void lines(Step step, StringBuilder out) {
        if (step.same()) {
            before.subList(step.i1(), step.i2())
                    .forEach(line -> out.append(' ').append(line).append('\n'));
            return;
        }
        before.subList(step.i1(), step.i2())
                .forEach(line -> out.append('-').append(line).append('\n'));
        after.subList(step.j1(), step.j2())
                .forEach(line -> out.append('+').append(line).append('\n'));
    }

    private static String range(int start, int stop) {
        int length = stop - start;
        if (length == 1) {
            return Integer.toString(start + 1);
        }
        return (length == 0 ? start : start + 1) + "," + length;
    }

    /** Changes that are close to each other, with the lines around them. */
    private static List<List<Step>> groups(List<Step> steps) {
        List<List<Step>> groups = new ArrayList<>();
        List<Step> group = new ArrayList<>();
        for (int k = 0; k < steps.size(); k++) {
            Step step = steps.get(k);
            boolean isFirst = k == 0;
            boolean isLast = k == steps.size() - 1;
            int length = step.i2() - step.i1();
            if (!step.same()) {
                group.add(step);
            } else if (isFirst) {
                group.add(tail(step));
            } else if (isLast) {
                group.add(head(step));
            } else if (length > 2 * CONTEXT) {
                group.add(head(step));
                groups.add(group);
                group = new ArrayList<>(List.of(tail(step)));
            } else {
                group.add(step);
            }
        }
        boolean changes = group.stream().anyMatch(step -> !step.same());
        if (changes) {
            groups.add(group);
        }
        return groups;
    }

    private static Step head(Step step) {
        return new Step(
                true,
                step.i1(),
                Math.min(step.i2(), step.i1() + CONTEXT),
                step.j1(),
                Math.min(step.j2(), step.j1() + CONTEXT));
    }

    private static Step tail(Step step) {
        return new Step(
                true,
                Math.max(step.i1(), step.i2() - CONTEXT),
                step.i2(),
                Math.max(step.j1(), step.j2() - CONTEXT),
                step.j2());
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (Match match : joined()) {
            if (i < match.i() || j < match.j()) {
                steps.add(new Step(false, i, match.i(), j, match.j()));
            }
            i = match.i() + match.size();
            j = match.j() + match.size();
            if (match.size() > 0) {
                steps.add(new Step(true, match.i(), i, match.j(), j));
            }
        }
        return steps;
    }

    /** The runs of lines that are the same, those that touch joined, and an empty one at the end. */
    private List<Match> joined() {
        List<Match> found = new ArrayList<>();
        find(0, before.size(), 0, after.size(), found);
        found.sort((one, two) -> one.i() != two.i() ? one.i() - two.i() : one.j() - two.j());
        List<Match> joined = new ArrayList<>();
        for (Match match : found) {
            Match last = joined.isEmpty() ? new Match(-1, -1, 0) : joined.get(joined.size() - 1);
            if (last.i() + last.size() == match.i() && last.j() + last.size() == match.j()) {
                joined.set(joined.size() - 1, new Match(last.i(), last.j(), last.size() + match.size()));
            } else {
                joined.add(match);
            }
        }
        joined.add(new Match(before.size(), after.size(), 0));
        return joined;
    }

    private void find(int alo, int ahi, int blo, int bhi, List<Match> found) {
        Match longest = longest(alo, ahi, blo, bhi);
        if (longest.size() == 0) {
            return;
        }
        if (alo < longest.i() && blo < longest.j()) {
            find(alo, longest.i(), blo, longest.j(), found);
        }
        found.add(longest);
        int i = longest.i() + longest.size();
        int j = longest.j() + longest.size();
        if (i < ahi && j < bhi) {
            find(i, ahi, j, bhi, found);
        }
    }

    /** The longest run of the same lines, the first of several, made longer by popular lines at its ends. */
    private Match longest(int alo, int ahi, int blo, int bhi) {
        Match best = new Match(alo, blo, 0);
        Map<Integer, Integer> lengths = new HashMap<>();
        for (int i = alo; i < ahi; i++) {
            Map<Integer, Integer> next = new HashMap<>();
            for (int j : places.getOrDefault(before.get(i), List.of())) {
                if (j < blo || j >= bhi) {
                    continue;
                }
                int length = lengths.getOrDefault(j - 1, 0) + 1;
                next.put(j, length);
                if (length > best.size()) {
                    best = new Match(i - length + 1, j - length + 1, length);
                }
            }
            lengths = next;
        }
        return extended(best, alo, ahi, blo, bhi);
    }

    private Match extended(Match match, int alo, int ahi, int blo, int bhi) {
        int i = match.i();
        int j = match.j();
        int size = match.size();
        while (i > alo && j > blo && before.get(i - 1).equals(after.get(j - 1))) {
            i--;
            j--;
            size++;
        }
        while (i + size < ahi && j + size < bhi && before.get(i + size).equals(after.get(j + size))) {
            size++;
        }
        return new Match(i, j, size);
    }
}
