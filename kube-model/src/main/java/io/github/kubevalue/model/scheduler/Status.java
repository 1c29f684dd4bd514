package io.github.kubevalue.model.scheduler;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What a plugin says of a pod on a node. */
public sealed interface Status {
    /** The pod may run there. */
    @SuppressWarnings("ClassInitializationDeadlock") // it has no state whose initialisation could wait
    Status SUCCESS = new Success();

    /** Returns the refusal that the removal of other pods might lift. */
    static Status unschedulable(String... reasons) {
        return new Unschedulable(Vector.of(reasons));
    }

    /** Returns the refusal that no removal of pods can lift. */
    static Status unresolvable(String... reasons) {
        return new Unresolvable(Vector.of(reasons));
    }

    /** Returns success if that holds, otherwise that refusal. */
    static Status of(boolean holds, Status refusal) {
        return holds ? SUCCESS : refusal;
    }

    /** Whether the pod may run there. */
    default boolean isSuccess() {
        return this instanceof Success;
    }

    /** Why not, in Kubernetes' words; empty for success. */
    Seq<String> reasons();

    /** The pod may run there. */
    record Success() implements Status {
        @Override
        public Seq<String> reasons() {
            return Vector.empty();
        }

        @Override
        public String toString() {
            return "success";
        }
    }

    /**
     * The pod may not run there as things are; preemption could help.
     *
     * @param reasons at least one
     */
    record Unschedulable(Seq<String> reasons) implements Status {
        @Override
        public String toString() {
            return "unschedulable: " + reasons.mkString(", ");
        }
    }

    /**
     * The pod may not run there, whatever other pods do.
     *
     * @param reasons at least one
     */
    record Unresolvable(Seq<String> reasons) implements Status {
        @Override
        public String toString() {
            return "unresolvable: " + reasons.mkString(", ");
        }
    }
}
