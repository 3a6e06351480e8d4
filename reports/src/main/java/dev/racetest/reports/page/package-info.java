/**
 * One HTML page for each test, which needs nothing but a browser; its markup, style and scripts are
 * the files beside this package in the resources.
 */
package dev.racetest.reports.page;
