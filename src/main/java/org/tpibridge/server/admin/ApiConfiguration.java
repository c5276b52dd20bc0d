package org.tpibridge.server.admin;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers of the API. */
@Configuration(proxyBeanMethods = false)
@Import({ApiErrors.class, ImportController.class, JobController.class, VisitController.class})
public class ApiConfiguration {}
