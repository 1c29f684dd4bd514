package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The completion indexes of an indexed Job, as its status writes them: {@code 0-2,5}.
 *
 * @param all the indexes
 */
record CompletionIndexes(SortedSet<Integer> all) {
    static final String INDEX = "batch.kubernetes.io/job-completion-index";

    static final CompletionIndexes NONE = new CompletionIndexes(TreeSet.empty());

    /** Reads the text of a status or a rule, as far as it can be read and lies below the completions. */
    static CompletionIndexes parse(String text, int completions) {
        // pkg/controller/job/indexed_job_utils.go, parseIndexesFromString
        return new CompletionIndexes(TreeSet.ofAll(Vector.of(text.split(","))
                .filter(part -> part.matches("[0-9]{1,9}(-[0-9]{1,9})?"))
                .flatMap(part -> {
                    String[] ends = part.split("-");
                    int last = Math.min(Integer.parseInt(ends[ends.length - 1]), completions - 1);
                    return Vector.rangeClosed(Integer.parseInt(ends[0]), last);
                })));
    }

    /** The index of a pod. */
    static Option<Integer> of(Pod pod) {
        return pod.metadata()
                .annotations()
                .get(INDEX)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }

    CompletionIndexes with(Iterable<Integer> more) {
        return new CompletionIndexes(all.addAll(more));
    }

    int size() {
        return all.size();
    }

    /** Returns the text, in which two neighbours stand apart and three or more as a range. */
    @Override
    public String toString() {
        // pkg/controller/job/indexed_job_utils.go, orderedIntervals.String
        Vector<String> parts = Vector.empty();
        Seq<Integer> left = all.toVector();
        while (!left.isEmpty()) {
            int first = left.head();
            int last = left.zipWithIndex()
                    .takeWhile(entry -> entry._1 == first + entry._2)
                    .last()
                    ._1;
            left = left.dropWhile(index -> index <= last);
            parts = parts.append(last == first ? "" + first : first + (last == first + 1 ? "," : "-") + last);
        }
        return parts.mkString(",");
    }
}
