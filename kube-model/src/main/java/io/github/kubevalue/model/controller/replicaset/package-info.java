/**
 * The ReplicaSet controller: as many active pods of one template as wanted, no more and no fewer. Which pods go when
 * there are too many is the order of {@link io.github.kubevalue.model.controller.workload.DeletionOrder}.
 */
@NullMarked
package io.github.kubevalue.model.controller.replicaset;

import org.jspecify.annotations.NullMarked;
