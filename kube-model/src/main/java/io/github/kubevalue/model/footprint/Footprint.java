package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Part;
import io.github.kubevalue.model.store.Projection;
import io.github.kubevalue.model.store.Tally;
import io.github.kubevalue.model.store.Witness;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one turn asks, in order, and what is drawn in it. */
public final class Footprint implements Witness {
    private final Set<Question> known = new HashSet<>();
    private final List<Asked> asked = new ArrayList<>();

    /**
     * A question and, where it was drawn, the answer.
     *
     * @param question the question
     * @param drawn the alternative that was taken; -1 if the question is another
     */
    record Asked(Question question, int drawn) {}

    List<Asked> asked() {
        return asked;
    }

    /** Returns a choice that draws from another, of which this takes note. */
    public Choice choice(Choice other) {
        return new Choice() {
            @Override
            public int pick(String question, Seq<Fraction> weights) {
                return among(question, weights.size());
            }

            @Override
            public int among(String question, int alternatives) {
                int drawn = other.among(question, alternatives);
                asked.add(new Asked(new Question.Drawn(question, alternatives), drawn));
                return drawn;
            }
        };
    }

    private void ask(Question question) {
        if (known.add(question)) {
            asked.add(new Asked(question, -1));
        }
    }

    @Override
    public void got(ResourceKey key) {
        ask(new Question.Got(key));
    }

    @Override
    public void got(Part<?, ?> part, ResourceKey key) {
        ask(new Question.GotPart(part, key));
    }

    @Override
    public void askedForKinds() {
        ask(new Question.Kinds());
    }

    @Override
    public void listed(Kind<?> kind) {
        ask(new Question.Listed(kind));
    }

    @Override
    public void listed(Kind<?> kind, String namespace) {
        ask(new Question.ListedIn(kind, namespace));
    }

    @Override
    public void found(Index<?> index, String value) {
        ask(new Question.Found(index, value));
    }

    @Override
    public void counted(Index<?> index, String value) {
        ask(new Question.Counted(index, value));
    }

    @Override
    public void countedOwned(String uid) {
        ask(new Question.OwnedCount(uid));
    }

    @Override
    public void summed(Tally<?, ?> tally, String value) {
        ask(new Question.Summed(tally, value));
    }

    @Override
    public void viewed(Projection<?> projection) {
        ask(new Question.Viewed(projection));
    }

    @Override
    public void followed(long from) {
        ask(new Question.News());
    }

    @Override
    public void addressed(String podCidr) {
        ask(new Question.Address(podCidr));
    }

    @Override
    public void owned(String uid) {
        ask(new Question.Owned(uid));
    }

    @Override
    public void owned(Kind<?> kind, String uid) {
        ask(new Question.OwnedOf(kind, uid));
    }
}
