/**
 * The ReplicaSet controller: as many active pods of one template as wanted, no more and no fewer. Which pods go when
 * there are too many is the order of {@link io.github.kubevalue.model.controller.workload.DeletionOrder}. What serves
 * other kinds that amount to a ReplicaSet is {@link io.github.kubevalue.model.controller.replicaset.BaseController}.
 */
@NullMarked
package io.github.kubevalue.model.controller.replicaset;

import org.jspecify.annotations.NullMarked;
