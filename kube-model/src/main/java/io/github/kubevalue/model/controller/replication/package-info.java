/**
 * The ReplicationController's controller: that of ReplicaSets, for which a ReplicationController is an older version of
 * a ReplicaSet that does not tell how many of its pods are on their way out.
 */
@NullMarked
package io.github.kubevalue.model.controller.replication;

import org.jspecify.annotations.NullMarked;
