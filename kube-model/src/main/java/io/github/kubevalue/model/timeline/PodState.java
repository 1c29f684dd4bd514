package io.github.kubevalue.model.timeline;

/** How far a pod is, the better first. */
public enum PodState {
    /** It has ended well. */
    SUCCEEDED,
    /** It has been ready for as long as its workload asks. */
    AVAILABLE,
    /** It is ready, but not yet for long enough. */
    READY,
    /** It has not started, or is not ready. */
    UNREADY,
    /** It is on its way out. */
    TERMINATING,
    /** It has failed. */
    FAILED
}
