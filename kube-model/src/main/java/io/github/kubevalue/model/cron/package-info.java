/**
 * Schedules as the cron library of Kubernetes has them (robfig/cron v3, standard parser): five fields, or words such as {@code
 * @daily} and {@code @every 1h30m}, by the clock of a time zone. A time that the clock skips is not there that day, and one
 * that it repeats comes twice. Seconds as a sixth field, which Kubernetes does not take, are left out.
 */
@NullMarked
package io.github.kubevalue.model.cron;

import org.jspecify.annotations.NullMarked;
