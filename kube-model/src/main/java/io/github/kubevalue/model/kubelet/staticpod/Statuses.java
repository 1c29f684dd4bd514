package io.github.kubevalue.model.kubelet.staticpod;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What a kubelet knows of its static pods: how they were when it last looked.
 *
 * @param pods the mirror pods by key
 */
record Statuses(Map<ResourceKey, Pod> pods) implements Memory {
    static final Statuses NONE = new Statuses(TreeMap.empty());

    @Override
    public Object asOf(Instant now) {
        return pods.values().map(Canonical::of).toVector();
    }

    Statuses with(Pod mirror) {
        return new Statuses(pods.put(mirror.key(), mirror));
    }

    /** How the static pod of that manifest is. */
    Option<Pod> of(Pod mirror) {
        return pods.get(mirror.key()).filter(known -> StaticPod.isOf(mirror, known));
    }
}
