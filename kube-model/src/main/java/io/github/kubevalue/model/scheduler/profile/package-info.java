/**
 * kube-scheduler: which plugins run at which point, in which order, with which weights, and what it does with the pods that wait.
 * What plugins do at {@code preScore} and {@code reserve} they do with {@code score} and {@code preBind}; that a plugin which is
 * disabled at {@code preFilter} alone may then be unable to judge nodes is not modelled.
 */
@NullMarked
package io.github.kubevalue.model.scheduler.profile;

import org.jspecify.annotations.NullMarked;
