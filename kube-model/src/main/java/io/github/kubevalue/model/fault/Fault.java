package io.github.kubevalue.model.fault;

import java.time.Duration;

/** Something that goes wrong, or right again. Its text is a sentence for timelines. */
public sealed interface Fault {

    /** What it befalls, for timelines: {@code node}, {@code kubelet}, the name of a controller, {@code kube-apiserver}. */
    String victim();

    /** Calls the method for this fault. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Deals with faults, one by one.
     *
     * @param <R> what comes of it
     */
    interface Visitor<R> {
        /** A machine is gone. */
        R nodeLost(NodeLost fault);

        /** A kubelet says and does nothing any more. */
        R kubeletStopped(KubeletStopped fault);

        /** A kubelet is back. */
        R kubeletStarted(KubeletStarted fault);

        /** A controller has started anew. */
        R controllerRestarted(ControllerRestarted fault);

        /** Writes of a controller are refused. */
        R writesRefused(WritesRefused fault);

        /** All writes are refused for a time. */
        R apiServerDown(ApiServerDown fault);

        /** A controller does not hear of changes for a time. */
        R watchDelayed(WatchDelayed fault);
    }

    /**
     * A machine is gone with all that ran on it. The control plane learns of it as of a kubelet that has stopped: it knows no more.
     *
     * @param node the name of the node
     */
    record NodeLost(String node) implements Fault {
        @Override
        public String victim() {
            return "node";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nodeLost(this);
        }

        @Override
        public String toString() {
            return "node " + node + " is lost";
        }
    }

    /**
     * A kubelet has stopped: containers run on, and nobody hears of them or ends them.
     *
     * @param node the name of its node
     */
    record KubeletStopped(String node) implements Fault {
        @Override
        public String victim() {
            return "kubelet";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.kubeletStopped(this);
        }

        @Override
        public String toString() {
            return "the kubelet of " + node + " stops";
        }
    }

    /**
     * A kubelet that had stopped, or whose machine was lost, is back.
     *
     * @param node the name of its node
     */
    record KubeletStarted(String node) implements Fault {
        @Override
        public String victim() {
            return "kubelet";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.kubeletStarted(this);
        }

        @Override
        public String toString() {
            return "the kubelet of " + node + " is back";
        }
    }

    /**
     * A controller has started anew: it remembers nothing, and looks at every object.
     *
     * @param controller its name
     */
    record ControllerRestarted(String controller) implements Fault {
        @Override
        public String victim() {
            return controller;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.controllerRestarted(this);
        }

        @Override
        public String toString() {
            return controller + " starts anew";
        }
    }

    /**
     * The next writes of a controller are refused with {@code 503 ServiceUnavailable}.
     *
     * @param controller its name
     * @param times how many
     */
    record WritesRefused(String controller, int times) implements Fault {
        @Override
        public String victim() {
            return controller;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.writesRefused(this);
        }

        @Override
        public String toString() {
            return (times == 1 ? "a write" : times + " writes") + " of " + controller + " will be refused";
        }
    }

    /**
     * The API server refuses all writes of controllers for a time.
     *
     * @param time how long
     */
    record ApiServerDown(Duration time) implements Fault {
        @Override
        public String victim() {
            return "kube-apiserver";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.apiServerDown(this);
        }

        @Override
        public String toString() {
            return "kube-apiserver refuses all writes for " + time.toSeconds() + "s";
        }
    }

    /**
     * For a time a controller sees the cluster as it is now, and hears of what changes only after it.
     *
     * @param controller its name
     * @param time how long
     */
    record WatchDelayed(String controller, Duration time) implements Fault {
        @Override
        public String victim() {
            return controller;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.watchDelayed(this);
        }

        @Override
        public String toString() {
            return controller + " hears of no change for " + time.toSeconds() + "s";
        }
    }
}
