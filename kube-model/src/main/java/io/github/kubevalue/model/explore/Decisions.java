package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.cluster.Questions;
import io.vavr.collection.Seq;
import java.util.Arrays;

/** Follows a path of decisions, then takes the first alternative of each further question, and notes what could be taken. */
final class Decisions implements Choice {
    private static final int[] NONE = {};

    private final int[] path;
    private final boolean hasTies;
    private int asked;
    private int[] taken = new int[2];
    private int[] sizes = new int[2];
    private String[] questions = new String[2];

    Decisions(int[] path, boolean hasTies) {
        this.path = path;
        this.hasTies = hasTies;
    }

    @Override
    public int pick(String question, Seq<Fraction> weights) {
        return among(question, weights.size());
    }

    @Override
    public int among(String question, int alternatives) {
        boolean isForced = alternatives == 1 && !question.equals(Questions.NEXT_WORK);
        if (isForced || !hasTies && !Questions.isOfOrder(question)) {
            return 0;
        }
        int index = asked < path.length ? path[asked] : 0;
        if (asked == taken.length) {
            taken = Arrays.copyOf(taken, 2 * asked);
            sizes = Arrays.copyOf(sizes, 2 * asked);
            questions = Arrays.copyOf(questions, 2 * asked);
        }
        taken[asked] = index;
        sizes[asked] = alternatives;
        questions[asked] = question;
        asked++;
        return index;
    }

    /** Forgets what was asked after so many questions. */
    void rewind(int kept) {
        asked = Math.min(asked, kept);
    }

    int[] taken() {
        return Arrays.copyOf(taken, asked);
    }

    /** What was decided on a question; the first alternative if it was not asked. */
    int decided(String question) {
        int place = Arrays.asList(questions).subList(0, asked).indexOf(question);
        return place < 0 ? 0 : taken[place];
    }

    /** The next path that begins with as many of the same decisions; none if all were followed. */
    int[] next(int fixed) {
        int last = asked - 1;
        while (last >= fixed && taken[last] == sizes[last] - 1) {
            last--;
        }
        if (last < fixed) {
            return NONE;
        }
        int[] next = Arrays.copyOf(taken, last + 1);
        next[last]++;
        return next;
    }
}
