package io.github.kubevalue.net.netfilter;

import io.vavr.Lazy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a chain, put together from parts that are sorted by their keys: in a chain that all Services share, a part is what
 * one of them has put in. To put a part in, to change it or to take it out costs as much as the part, and not as much as all.
 *
 * <p>Laws: it does not matter in what order parts were put in; a part without rules is none; with the same rules, however they are
 * parted, two of these are equal.
 */
public final class RuleParts {
    /** No rules. */
    public static final RuleParts EMPTY = new RuleParts(PartTree.EMPTY);

    private final PartTree tree;
    private final Lazy<Seq<Rule>> rules;
    private final Lazy<Candidate[]> candidates;
    private final Lazy<ChainIndex> index;

    private RuleParts(PartTree tree, Lazy<ChainIndex> index) {
        this.tree = tree;
        this.rules = Lazy.of(() -> rules(tree));
        this.candidates = Lazy.of(() -> candidates(tree));
        this.index = index;
    }

    private RuleParts(PartTree tree) {
        this(tree, Lazy.of(() -> index(tree)));
    }

    /** Returns those rules as one part, that comes before all others. */
    public static RuleParts of(Seq<Rule> rules) {
        return EMPTY.with("", rules);
    }

    private static Seq<Rule> rules(PartTree tree) {
        List<Rule> all = new ArrayList<>(tree.size());
        tree.forEach((key, part) -> part.forEach(all::add));
        return Vector.ofAll(all);
    }

    private static Candidate[] candidates(PartTree tree) {
        List<Candidate> all = new ArrayList<>(tree.size());
        tree.forEach((key, part) -> {
            int offset = 0;
            for (Rule rule : part) {
                all.add(new Candidate(key, offset++, rule));
            }
        });
        return all.toArray(Candidate[]::new);
    }

    private static ChainIndex index(PartTree tree) {
        ChainIndex[] index = {ChainIndex.EMPTY};
        tree.forEach((key, part) -> index[0] = index[0].with(key, part));
        return index[0];
    }

    /** Returns these with a part of that key, in place of the one that had it. */
    public RuleParts with(String key, Seq<Rule> part) {
        Seq<Rule> before = tree.find(key);
        if (before.isEmpty() && part.isEmpty()) {
            return this;
        }
        PartTree changed = part.isEmpty() ? tree.without(key) : tree.with(key, part);
        return index.isEvaluated() && size() > 0
                ? new RuleParts(changed, known(index.get().without(key, before).with(key, part)))
                : new RuleParts(changed);
    }

    /** An index that is known goes on being changed part by part, asked or not. */
    private static Lazy<ChainIndex> known(ChainIndex index) {
        Lazy<ChainIndex> known = Lazy.of(() -> index);
        known.get();
        return known;
    }

    /** Returns how many rules there are. */
    public int size() {
        return tree.size();
    }

    /** Returns the rules of all parts, one after the other. */
    public Seq<Rule> rules() {
        return rules.get();
    }

    /** Returns the rules and their places. The array is not to be changed. */
    Candidate[] candidates() {
        return candidates.get();
    }

    /** Returns which rules may match a packet. */
    ChainIndex index() {
        return index.get();
    }

    /** Returns the place of a rule in the whole chain, counted from 0. */
    int place(Candidate rule) {
        return tree.place(rule.part()) + rule.offset();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleParts same && size() == same.size() && rules().equals(same.rules());
    }

    @Override
    public int hashCode() {
        return rules().hashCode();
    }

    /** Returns the rules, one a line. */
    @Override
    public String toString() {
        return rules().mkString("\n");
    }
}
