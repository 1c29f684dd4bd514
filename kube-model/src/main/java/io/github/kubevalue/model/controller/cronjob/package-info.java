/**
 * The CronJob controller: a Job whenever one is due, at most one for each scheduled minute, with what the concurrency policy, the
 * starting deadline and missed runs say; and the deletion of those that ended and are beyond the history limits. A change of
 * the schedule is acted upon at once, where the real controller waits for the next time of the new schedule.
 */
@NullMarked
package io.github.kubevalue.model.controller.cronjob;

import org.jspecify.annotations.NullMarked;
