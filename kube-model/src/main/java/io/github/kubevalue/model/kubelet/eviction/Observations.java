package io.github.kubevalue.model.kubelet.eviction;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * All that a kubelet measured of its node at one time.
 *
 * @param bySignal what it measured; a signal that is not there is not known
 */
record Observations(Map<Signal, Observation> bySignal) {

    Option<Observation> of(Signal signal) {
        return bySignal.get(signal);
    }

    /** The thresholds that are crossed, however long they have been. */
    Seq<Threshold> met(Seq<Threshold> thresholds) {
        return thresholds.filter(threshold -> of(threshold.signal()).exists(threshold::isMet));
    }

    /** Those of the thresholds that drive evictions for which not enough has been reclaimed yet. */
    Seq<Threshold> unresolved(Seq<Threshold> thresholds) {
        return thresholds.filter(threshold -> of(threshold.signal()).exists(threshold::isUnresolved));
    }
}
