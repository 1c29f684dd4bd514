package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.choice.Choice;
import java.time.Instant;

/**
 * When a controller runs, and where it draws what is left to chance.
 *
 * @param now the virtual time
 * @param choice decides ties; names, uids and addresses are the API server's and are not drawn here
 */
public record Moment(Instant now, Choice choice) {}
