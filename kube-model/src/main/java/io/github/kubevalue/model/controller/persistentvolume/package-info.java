/**
 * The volume binder: brings claims and volumes together, has volumes made for claims that find none, and does with the
 * volumes of claims that are gone what their reclaim policy says. Recycling a volume takes no time here, and the pod that
 * would scrub it is not made; the host path provisioner, which is off by default, is not modelled.
 */
@NullMarked
package io.github.kubevalue.model.controller.persistentvolume;

import org.jspecify.annotations.NullMarked;
