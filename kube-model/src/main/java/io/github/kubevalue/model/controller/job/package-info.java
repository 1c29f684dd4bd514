/**
 * The Job controller: pods until enough have succeeded or too many have failed, indexed or not, with deadlines, back-off, and
 * what the policies of success and failure say. Left out: the Workloads and PodGroups of Jobs that are scheduled as a gang.
 */
@NullMarked
package io.github.kubevalue.model.controller.job;

import org.jspecify.annotations.NullMarked;
