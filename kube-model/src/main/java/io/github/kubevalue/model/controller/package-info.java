/**
 * What a controller is: a function from a snapshot and a key to a plan of writes, and a function that says which keys a
 * change wakes. The scheduler and the kubelets are controllers too. Only the latest snapshot counts, never the way to
 * it, so that events may be lost or come twice; what a controller must remember all the same is a value that the cluster
 * keeps for it. Informers, work-queue threads and expectations are not modelled: reads are linear here.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
