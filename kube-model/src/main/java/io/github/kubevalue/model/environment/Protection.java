package io.github.kubevalue.model.environment;

import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;

/** What keeps pods from being evicted by a descheduler. (defaultevictor/types.go, PodProtection) */
enum Protection {
    LOCAL_STORAGE("PodsWithLocalStorage"),
    SYSTEM_CRITICAL("SystemCriticalPods"),
    FAILED_BARE("FailedBarePods"),
    DAEMON_SET("DaemonSetPods"),
    CLAIMS("PodsWithPVC"),
    WITHOUT_BUDGET("PodsWithoutPDB"),
    RESOURCE_CLAIMS("PodsWithResourceClaims");

    /** Those that there are by default, in the order in which they are told. */
    static final Seq<Protection> DEFAULT = Vector.of(LOCAL_STORAGE, SYSTEM_CRITICAL, FAILED_BARE, DAEMON_SET);

    /** Those that are asked for. */
    static final Seq<Protection> EXTRA = Vector.of(CLAIMS, WITHOUT_BUDGET, RESOURCE_CLAIMS);

    private final String text;

    Protection(String text) {
        this.text = text;
    }

    static Set<Protection> of(Seq<String> texts) {
        return LinkedHashSet.of(values()).filter(each -> texts.contains(each.text));
    }

    /** Its name in a policy. */
    @Override
    public String toString() {
        return text;
    }
}
