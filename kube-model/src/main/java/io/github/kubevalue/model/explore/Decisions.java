package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.cluster.Questions;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Follows a path of decisions, then takes the first alternative of each further question, and notes what could be taken. */
final class Decisions implements Choice {
    private final Vector<Integer> path;
    private final boolean hasTies;
    private Vector<Integer> taken = Vector.empty();
    private Vector<Integer> sizes = Vector.empty();
    private Vector<String> questions = Vector.empty();

    Decisions(Vector<Integer> path, boolean hasTies) {
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
        int index = taken.size() < path.size() ? path.get(taken.size()) : 0;
        taken = taken.append(index);
        sizes = sizes.append(alternatives);
        questions = questions.append(question);
        return index;
    }

    /** Forgets what was asked after so many questions. */
    void rewind(int asked) {
        taken = taken.take(asked);
        sizes = sizes.take(asked);
        questions = questions.take(asked);
    }

    Vector<Integer> taken() {
        return taken;
    }

    /** What was decided on a question; the first alternative if it was not asked. */
    int decided(String question) {
        int place = questions.indexOf(question);
        return place < 0 ? 0 : taken.get(place);
    }

    /** The next path that begins with as many of the same decisions; none if all were followed. */
    Vector<Integer> next(int fixed) {
        int last = taken.size() - 1;
        while (last >= fixed && taken.get(last) == sizes.get(last) - 1) {
            last--;
        }
        return last < fixed ? Vector.empty() : taken.take(last).append(taken.get(last) + 1);
    }
}
