package io.github.kubevalue.net.policy;

import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;

/** What the policies of one pod say of a connection in one direction, and why. */
public sealed interface PolicyVerdict {

    /** Whether the connection may pass. */
    boolean isAllowed();

    /** Says the verdict and what decided it in one sentence. */
    String describe();

    /**
     * No policy selects the pod in this direction, so everything may pass.
     *
     * @param pod the pod
     * @param direction the direction
     */
    record NotIsolated(ResourceKey pod, Direction direction) implements PolicyVerdict {
        @Override
        public boolean isAllowed() {
            return true;
        }

        @Override
        public String describe() {
            return "no policy isolates " + pod + " for " + direction;
        }
    }

    /**
     * A rule allows the connection.
     *
     * @param rule the first rule that does
     * @param how the peer and the port that matched
     */
    record Allowed(RuleReference rule, String how) implements PolicyVerdict {
        @Override
        public boolean isAllowed() {
            return true;
        }

        @Override
        public String describe() {
            return rule + " allows it (" + how + ")";
        }
    }

    /**
     * The connection comes from the pod's own node, which policies never keep out.
     *
     * @param pod the pod
     * @param node its node
     */
    record OwnNode(ResourceKey pod, String node) implements PolicyVerdict {
        @Override
        public boolean isAllowed() {
            return true;
        }

        @Override
        public String describe() {
            return "traffic from its own node " + node + " always reaches " + pod;
        }
    }

    /**
     * Policies isolate the pod, and no rule of theirs allows the connection.
     *
     * @param pod the pod
     * @param direction the direction
     * @param isolatedBy the policies that select the pod
     * @param misses why each of their rules did not match
     */
    record Denied(ResourceKey pod, Direction direction, Seq<ResourceKey> isolatedBy, Seq<Miss> misses)
            implements PolicyVerdict {
        @Override
        public boolean isAllowed() {
            return false;
        }

        @Override
        public String describe() {
            String because = misses.isEmpty() ? "they hold no rule for it" : misses.mkString("; ");
            return isolatedBy.mkString(", ") + (isolatedBy.size() == 1 ? " isolates " : " isolate ") + pod + " for "
                    + direction + " and no rule allows it: " + because;
        }
    }
}
