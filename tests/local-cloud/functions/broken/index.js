'use strict';
throw new Error('does not load');
