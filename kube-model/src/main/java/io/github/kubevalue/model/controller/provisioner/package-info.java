/**
 * The provisioners outside Kubernetes: they make a volume for a claim whose class names them and delete it when the binder
 * has released it. What a driver does behind that is data, see {@link io.github.kubevalue.model.volume.Provisioner}.
 * The volumes of a provisioner that is no CSI driver are directories here, whatever they are in truth. A volume has exactly the size that was asked for; snapshots, clones and volume populators are taken to fill any volume.
 */
@NullMarked
package io.github.kubevalue.model.controller.provisioner;

import org.jspecify.annotations.NullMarked;
