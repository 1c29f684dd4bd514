/**
 * The Deployment controller: makes the ReplicaSet of the present template, moves replicas from the old sets to it within
 * the bounds of the strategy, keeps the revisions, and reports progress. The rollback annotation of extensions/v1beta1
 * is left out; {@code rollout undo} needs none of it, since it writes an old template into the Deployment.
 */
@NullMarked
package io.github.kubevalue.model.controller.deployment;

import org.jspecify.annotations.NullMarked;
