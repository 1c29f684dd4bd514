package io.github.kubevalue.model.validation.batch;

import io.github.kubevalue.model.validation.GoText;
import io.vavr.control.Either;

/** Indexes of a Job as texts: {@code 0,3-5,7}, each less than the number of completions. (validateIndexesFormat) */
final class IndexRanges {
    private IndexRanges() {}

    /** The first index of a range and the last. */
    private record Range(int first, int last) {}

    /** Returns how many indexes the text names, or what is wrong with it. */
    static Either<String, Integer> count(String text, int completions) {
        if (text.isEmpty()) {
            return Either.right(0);
        }
        int total = 0;
        int last = -1;
        for (String part : text.split(",", -1)) {
            Either<String, Range> range = range(part, completions);
            if (range.isLeft()) {
                return Either.left(range.getLeft());
            }
            if (range.get().first() <= last) {
                return Either.left(disorder(last, range.get().first()));
            }
            total += range.get().last() - range.get().first() + 1;
            last = range.get().last();
        }
        return Either.right(total);
    }

    private static Either<String, Range> range(String text, int completions) {
        String[] limits = text.split("-", -1);
        if (limits.length > 2) {
            return Either.left("the fragment " + GoText.quoted(text)
                    + " violates the requirement that an index interval can have at most two parts separated by '-'");
        }
        Either<String, Integer> first = index(limits[0], completions);
        if (limits.length == 1 || first.isLeft()) {
            return first.map(index -> new Range(index, index));
        }
        return index(limits[1], completions)
                .flatMap(last -> first.get() >= last
                        ? Either.left(disorder(first.get(), last))
                        : Either.right(new Range(first.get(), last)));
    }

    private static Either<String, Integer> index(String text, int completions) {
        if (!text.matches("[+-]?[0-9]{1,18}")) {
            return Either.left("cannot convert string to integer for index: " + GoText.quoted(text));
        }
        long index = Long.parseLong(text);
        return index >= completions
                ? Either.left("too large index: " + GoText.quoted(text))
                : Either.right((int) index);
    }

    private static String disorder(int previous, int current) {
        return "non-increasing order, previous: " + previous + ", current: " + current;
    }
}
