UPDATE greetings SET greeted = '[]';
