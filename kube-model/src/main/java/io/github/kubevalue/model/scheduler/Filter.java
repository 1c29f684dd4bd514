package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.NodeNumbers;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.function.Function;

/** What a filter plugin has to say about one pod. */
@SuppressWarnings("ClassInitializationDeadlock") // the cases initialize nothing that needs this interface
public sealed interface Filter {

    /** The rule does not concern the pod. */
    Filter PASS = new Pass();

    /** Returns the filter that judges each node. */
    static Filter of(Function<NodeInfo, Status> judge) {
        return new Judge(judge, Option.none());
    }

    /** Returns the filter that judges the named nodes and has ruled out all others. */
    static Filter among(Set<String> nodes, Function<NodeInfo, Status> judge) {
        return new Judge(judge, Option.of(nodes));
    }

    /** Returns the filter that lets all nodes pass whose number is positive, and says what it has against another. */
    static Filter of(NodeNumbers numbers, Function<NodeInfo, Status> refusal) {
        return new Reckoned(numbers, refusal);
    }

    /** Returns the filter that refuses the pod whatever the node. */
    static Filter refusal(Status status) {
        return new Refusal(status);
    }

    /** What this filter says of a node. */
    Status judge(NodeInfo node);

    /** Whether it is known without a look at the node in a slot that it passes. */
    default boolean isKnownToPass(int slot) {
        return false;
    }

    /** The rule does not concern the pod. */
    record Pass() implements Filter {
        @Override
        public Status judge(NodeInfo node) {
            return Status.SUCCESS;
        }
    }

    /**
     * The pod can run nowhere.
     *
     * @param status why
     */
    record Refusal(Status status) implements Filter {
        @Override
        public Status judge(NodeInfo node) {
            return status;
        }
    }

    /**
     * It depends on the node.
     *
     * @param rule what is said of each node
     * @param only the only nodes that come into question; none if all do
     */
    record Judge(Function<NodeInfo, Status> rule, Option<Set<String>> only) implements Filter {
        @Override
        public Status judge(NodeInfo node) {
            return rule.apply(node);
        }
    }

    /**
     * It depends on a number of the node, which is remembered.
     *
     * @param numbers positive for nodes that pass
     * @param refusal what is said of the others
     */
    record Reckoned(NodeNumbers numbers, Function<NodeInfo, Status> refusal) implements Filter {
        @Override
        public Status judge(NodeInfo node) {
            return numbers.of(node) > 0 ? Status.SUCCESS : refusal.apply(node);
        }

        @Override
        public boolean isKnownToPass(int slot) {
            return numbers.at(slot) > 0;
        }
    }
}
