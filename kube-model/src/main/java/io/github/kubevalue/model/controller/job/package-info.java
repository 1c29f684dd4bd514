/**
 * The Job controller: pods until enough have succeeded or too many have failed, indexed or not, with deadlines and
 * back-off. Left out: {@code podFailurePolicy}, {@code successPolicy} and {@code backoffLimitPerIndex}.
 */
@NullMarked
package io.github.kubevalue.model.controller.job;

import org.jspecify.annotations.NullMarked;
