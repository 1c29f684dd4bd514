/** Keeps the rules of ClusterRoles that gather those of others. */
@NullMarked
package io.github.kubevalue.model.controller.clusterroleaggregation;

import org.jspecify.annotations.NullMarked;
