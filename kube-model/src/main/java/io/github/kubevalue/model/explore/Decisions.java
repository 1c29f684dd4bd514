package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.cluster.Questions;
import io.vavr.collection.Seq;
import java.util.Arrays;

/** Follows a path of decisions, then takes the first alternative of each further question, and notes what could be taken. */
final class Decisions implements Choice {
    private final boolean hasTies;
    private int followed;
    private int asked;
    private int[] taken;
    private int[] sizes;
    private String[] questions;

    Decisions(int[] path, boolean hasTies) {
        this.hasTies = hasTies;
        this.followed = path.length;
        this.taken = Arrays.copyOf(path, path.length + 2);
        this.sizes = new int[taken.length];
        this.questions = new String[taken.length];
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
        int index = asked < followed ? taken[asked] : 0;
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

    /** Begins anew on the next path that begins with as many of the same decisions; false if all were followed. */
    boolean advance(int fixed) {
        int last = asked - 1;
        while (last >= fixed && taken[last] == sizes[last] - 1) {
            last--;
        }
        if (last < fixed) {
            return false;
        }
        taken[last]++;
        followed = last + 1;
        asked = 0;
        return true;
    }
}
